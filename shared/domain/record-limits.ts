/** A record file larger than this is refused before it is read. The largest published one has 85 kB. */
export const maxRecordBytes = 20 * 1024 * 1024
