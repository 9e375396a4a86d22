import regular from '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf?url'
import semiBold from '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf?url'

/**
 * The face of the reports, on the screen too, so that every platform looks the same. Resolves when it can be drawn
 * with, or after `patience` milliseconds: then the system's face stands in, and text may shift once.
 */
export async function loadFonts(patience: number): Promise<void> {
  const faces = [
    new FontFace('Noto Sans', `url(${regular})`, { weight: '400', display: 'swap' }),
    new FontFace('Noto Sans', `url(${semiBold})`, { weight: '600', display: 'swap' }),
  ]
  for (const face of faces) document.fonts.add(face)
  const loaded = Promise.allSettled(faces.map((face) => face.load()))
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, patience))])
}
