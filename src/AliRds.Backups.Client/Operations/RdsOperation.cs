using AliRds.Backups.Client.Rpc.Calls;

namespace AliRds.Backups.Client.Operations;

/// <summary>An operation of RDS.</summary>
/// <typeparam name="TResult">What a response of the operation becomes.</typeparam>
internal abstract class RdsOperation<TResult> : RpcOperation<TResult>
    where TResult : class
{
    internal sealed override string Version => "2014-08-15";
}
