import { onTestFinished } from 'vitest'
import { openDeskIn, type Desk, type DeskOptions } from './open-desk.ts'
import { makeTempFolder } from './temp-folder.ts'

export { valueOf, type Desk } from './open-desk.ts'

/** Opens a desk over a data folder, until the test is over; the same folder again is the same desk after a restart. */
export function openDesk(options: Omit<DeskOptions, 'dataFolder'> & { readonly dataFolder?: string }): Desk {
  const desk = openDeskIn({ ...options, dataFolder: options.dataFolder ?? makeTempFolder() })
  onTestFinished(() => desk.close())
  return desk
}
