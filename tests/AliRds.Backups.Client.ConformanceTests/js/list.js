'use strict';

// Lists every page of one instance with each of the vendor's clients.

const { run } = require('./outcomes');

run(async (call, settings) => {
  const pages = [];
  let seen = 0;
  for (let pageNumber = 1; ; pageNumber++) {
    const page = await call('DescribeBackups', { ...settings.parameters, pageNumber });
    const backups = page.Items.Backup;
    pages.push(page);
    seen += backups.length;
    if (backups.length === 0 || seen >= Number(page.TotalRecordCount)) {
      return { pages };
    }
  }
});
