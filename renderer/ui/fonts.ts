import '@fontsource/noto-sans/400.css'
import '@fontsource/noto-sans/600.css'

/**
 * The face of the reports, on the screen too, so that every platform looks the same. It comes in parts by script, so
 * that a window begins with some thirty kilobytes of it. Resolves when Latin text can be drawn, or after `patience`
 * milliseconds: then the system's face stands in, and text may shift once.
 */
export async function loadFonts(patience: number): Promise<void> {
  const loaded = Promise.allSettled(
    ['400', '600'].map((weight) => document.fonts.load(`${weight} 13px "Noto Sans"`)),
  )
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, patience))])
}
