/** "2012-04-30" of a record's "YYYY-MM-DD HH:MM:SS" or of an ISO time. */
export function formatDate(date: string): string {
  return date.slice(0, 10)
}

/** "2012-04-30 14:05" in the time zone of the reader. */
export function formatTime(iso: string): string {
  const time = new Date(iso)
  if (Number.isNaN(time.getTime())) return iso
  const two = (number: number) => String(number).padStart(2, '0')
  const date = `${String(time.getFullYear())}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
  return `${date} ${two(time.getHours())}:${two(time.getMinutes())}`
}

/** "20.4 kB"; sizes as people read them, powers of ten. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} B`
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
