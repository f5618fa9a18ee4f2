export const share = {
  title: 'Share this view',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Copying did not work; select the text instead.',
  link: 'Link to this view',
  linkNote: 'Date, places, language and map are in the link. What it shows follows corrections and new reports.',
  frozen: 'Frozen link',
  frozenNote: 'Always shows what was published at revision {revision}, whatever is corrected later.',
  citation: 'Citation',
  cite: '{title}, {shown}. Revision {revision}. {url}',
}
