import { expect, test } from 'vitest'
import { placeWindow, type WindowPlace } from '../../electron/shell/bounds.ts'

const main = { x: 0, y: 25, width: 1920, height: 1055 }
const second = { x: 1920, y: 0, width: 1280, height: 1024 }

function place(changes: Partial<WindowPlace> = {}): WindowPlace {
  return { x: 100, y: 100, width: 1000, height: 700, isMaximized: false, ...changes }
}

test('the first window stands in the middle of the main display', () => {
  expect(placeWindow(null, [main, second])).toEqual({ x: 240, y: 103, width: 1440, height: 900 })
})

test('a small display makes it smaller', () => {
  expect(placeWindow(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({
    x: 0,
    y: 0,
    width: 1024,
    height: 600,
  })
})

test('it comes back where it was, on any display', () => {
  expect(placeWindow(place(), [main, second])).toEqual({ x: 100, y: 100, width: 1000, height: 700 })
  expect(placeWindow(place({ x: 2000 }), [main, second])).toMatchObject({ x: 2000 })
})

test('of a display that is gone it comes to the main one', () => {
  expect(placeWindow(place({ x: 2000 }), [main])).toEqual({ x: 460, y: 203, width: 1000, height: 700 })
})

test('a window that hangs over the edge is left alone while it can be taken hold of', () => {
  expect(placeWindow(place({ x: -800 }), [main])).toMatchObject({ x: -800 })
  expect(placeWindow(place({ x: -950 }), [main])).toMatchObject({ x: 460 })
})

test('its top edge is never above the display', () => {
  expect(placeWindow(place({ y: -300 }), [main])).toMatchObject({ y: 25 })
})
