/** Rows on one page of the API. */
export const MAX_COUNT = 100;

/** Characters of a whole slash command, blanks included. */
export const MAX_COMMAND_LENGTH = 512;

/** Characters of a filter or a username. */
export const MAX_TEXT = 256;

/** The most sessions that one request ends. */
export const MAX_ENDED = 50;

/** Sessions on a page in chat. */
export const PAGE_SIZE = 5;

/** Sessions on a page of the window. */
export const WINDOW_SIZE = 10;
