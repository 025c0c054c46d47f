/** Of the JSON report: goes up when a key changes its meaning or goes away; new keys do not count. */
export const newestVersion = 1;

/** The oldest that `--compare` reads. */
export const oldestVersion = 1;
