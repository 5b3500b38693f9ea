/** What files are taken in; shared with the browser, which says so before anything is sent. */

/** 25 MB, as people count it. */
export const FILE_BYTES_MAX = 25_000_000;
/** For the file chooser; the server goes by the content. */
export const FILE_ACCEPT = ".pdf,.docx,.xlsx,.csv,.txt,.png,.jpg,.jpeg";
