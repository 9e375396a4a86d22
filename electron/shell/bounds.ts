import * as z from 'zod'

/** Where a window is and whether it fills the screen, in device-independent pixels. */
export const WindowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  isMaximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof WindowPlace>

export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

const usualSize = { width: 1440, height: 900 }

/** So much of a window must be on a display that it can be taken hold of. */
const gripWidth = 120
const gripHeight = 60

/**
 * Where the window opens: where it was, if a person could still reach it there; else in the middle of the first display.
 * @param areas the work areas of the displays, the main one first
 */
export function placeWindow(last: WindowPlace | null, areas: readonly Area[]): Area {
  const [main = { x: 0, y: 0, ...usualSize }] = areas
  const area = last === null ? undefined : areas.find((each) => canBeReached(last, each))
  if (last === null || area === undefined) return centre(fit(last ?? usualSize, main), main)
  const { width, height } = fit(last, area)
  return { width, height, x: Math.round(last.x), y: Math.max(Math.round(last.y), area.y) }
}

function canBeReached(place: Area, area: Area): boolean {
  const width = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x)
  const height = Math.min(place.y + place.height, area.y + area.height) - Math.max(place.y, area.y)
  return width >= gripWidth && height >= gripHeight
}

function fit({ width, height }: Pick<Area, 'width' | 'height'>, area: Area): Pick<Area, 'width' | 'height'> {
  return { width: Math.min(width, area.width), height: Math.min(height, area.height) }
}

function centre({ width, height }: Pick<Area, 'width' | 'height'>, area: Area): Area {
  const x = area.x + Math.round((area.width - width) / 2)
  return { width, height, x, y: area.y + Math.round((area.height - height) / 2) }
}
