using AliRds.Backups.Client.Tests.Support;

namespace AliRds.Backups.Client.Tests.Rpc.Wire;

/// <summary>What XML is and what it is not, as far as a response may use it.</summary>
public sealed class XmlReadingTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("&lt;&gt;&amp;&quot;&apos;", "<>&\"'")]
    [InlineData("&#65;&#x42;&#x1F600;&#229;", "AB\U0001F600å")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("<![CDATA[<a>&amp;\r\n]] ]>]]>", "<a>&amp;\n]] ]>")]
    [InlineData("a<!-- - b --><?pi ?>c<![CDATA[d]]>e", "acde")]
    [InlineData("]] > ]", "]] > ]")]
    [InlineData("", "")]
    public void Read_TextInAnyForm_IsItsText(string xml, string expected) =>
        Assert.Equal(expected, Assert.Single(Responses.Read(Bodies.Xml($"<New>{xml}</New>")).Backups[0].AdditionalFields).RawValue);

    [Theory]
    [InlineData("<x:New xmlns:x='u' a=\"'>\" b = '&amp;\"/>' >1</x:New\n>")]
    [InlineData("<New/>")]
    [InlineData("<New />")]
    [InlineData("<New\ta='1'\r\n/>")]
    [InlineData("<_-.9é:New/>")]
    public void Read_TagInAnyForm_IsItsName(string xml)
    {
        var name = Assert.Single(Responses.Read(Bodies.Xml(xml)).Backups[0].AdditionalFields).Name;

        Assert.Equal("New", name);
    }

    [Theory]
    [InlineData("<a></b>")]
    [InlineData("<a></ab>")]
    [InlineData("<ab></a>")]
    [InlineData("<x:a></a>")]
    [InlineData("<a")]
    [InlineData("<a b></a>")]
    [InlineData("<a b=></a>")]
    [InlineData("<a b='1'c='2'/>")]
    [InlineData("<a b='<'/>")]
    [InlineData("<a b=\"1'/>")]
    [InlineData("<a / >")]
    [InlineData("< a/>")]
    [InlineData("<1a/>")]
    [InlineData("<a:/>")]
    [InlineData("</a>")]
    [InlineData("<!-- -- -->")]
    [InlineData("<!-- --->")]
    [InlineData("<!-->")]
    [InlineData("<![CDATA[>")]
    [InlineData("<!ELEMENT a ANY>")]
    [InlineData("<?xml version='1.0'?>")]
    [InlineData("<?>")]
    [InlineData("<??>")]
    [InlineData("<a>]]></a>")]
    [InlineData("<a>\u0001</a>")]
    [InlineData("<a b='\u0001'/>")]
    [InlineData("<a><![CDATA[\u0000]]></a>")]
    [InlineData("<a>&</a>")]
    [InlineData("<a>&;</a>")]
    [InlineData("<a>&nbsp;</a>")]
    [InlineData("<a>&#0;</a>")]
    [InlineData("<a>&#xD800;</a>")]
    [InlineData("<a>&#x110000;</a>")]
    [InlineData("<a>&#-5;</a>")]
    [InlineData("<a>&#99999999999;</a>")]
    [InlineData("<a>&#x;</a>")]
    [InlineData("<a>&#65</a>")]
    public void Read_BrokenXml_IsATypedErrorThatTellsWhere(string xml)
    {
        var exception = Responses.Fails<RdsResponseFormatException>($"<R>\n<Items/>{xml}</R>");

        Assert.Contains("its XML is invalid, or has a DTD, at line 2, position ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<R><Items/></R>text")]
    [InlineData("<R><Items/></R></R>")]
    [InlineData("<R><Items/></R><![CDATA[]]>")]
    [InlineData("<R/><!DOCTYPE R>")]
    [InlineData("<!-- only -->")]
    [InlineData("<?xml version='1.0'?>")]
    public void Read_OtherThanOneRoot_IsATypedError(string xml) => Assert.Contains(
        "its XML is invalid, or has a DTD", Responses.Fails<RdsResponseFormatException>(xml).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_CommentsAndInstructionsAroundTheRoot_AreNothing() =>
        Assert.Empty(Responses.Read("<?xml version='1.0'?><!-- a --><?b c?>\n<R><Items/></R>\n<!-- d --><?e?>\n").Backups);
}
