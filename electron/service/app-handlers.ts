import { changeSettings, getSettings } from '../usecases/settings/settings.ts'
import { api } from './answer.ts'

export const appHandlers = api.app.router({
  about: api.app.about.handler(({ context }) => context.about),
  changes: api.app.changes.handler(async function* ({ context, signal }) {
    const changes = context.changes.subscribe(signal)
    yield { topics: [] }
    yield* changes
  }),
  settings: api.app.settings.handler(({ context }) => getSettings(context.deps.db)),
  changeSettings: api.app.changeSettings.handler(({ context, input }) => {
    const settings = changeSettings(context.deps, input)
    context.changes.publish('settings')
    return settings
  }),
  painted: api.app.painted.handler(({ context, input }) => {
    context.onPainted?.(input.sinceNavigationMs)
    return {}
  }),
})
