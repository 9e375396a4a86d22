/** "1 h 30 min" of whole minutes. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${String(rest)} min`
  return rest === 0 ? `${String(hours)} h` : `${String(hours)} h ${String(rest)} min`
}

/** Longest time that is read, in minutes: more is a slip of the hand. */
const longest = 1_000_000

/**
 * Whole minutes of what a person writes: "90", "90 min", "1:30", "1.5 h", "1 h 30 min"; with a plus in front they are added to
 * `before`. null for what is none of these. Pure.
 */
export function readMinutes(text: string, before = 0): number | null {
  const written = text.trim().toLowerCase().replace(',', '.')
  const isMore = written.startsWith('+')
  const minutes = readPlain(isMore ? written.slice(1).trim() : written)
  if (minutes === null) return null
  const sum = minutes + (isMore ? before : 0)
  return sum <= longest ? sum : null
}

function readPlain(text: string): number | null {
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(text)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const parts = /^(?:(\d{1,5}(?:\.\d{1,3})?)\s*h(?:ours?)?)?\s*(?:(\d{1,7})\s*(?:m|min|minutes?)?)?$/.exec(
    text,
  )
  if (!parts || text === '') return null
  const [, hours = '0', minutes = '0'] = parts
  return Math.round(Number(hours) * 60) + Number(minutes)
}
