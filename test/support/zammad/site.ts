import { afterAll, afterEach, beforeAll, describe } from 'vitest'
import type { Tracker } from '../../../electron/sync/trackers/tracker.ts'
import { openZammad } from '../../../electron/sync/trackers/zammad/zammad.ts'
import type { ZammadSettings } from '../../../electron/sync/trackers/zammad/settings.ts'
import { startFaultProxy, type FaultProxy } from '../fault-proxy.ts'
import { valueOf } from '../rt/site.ts'
import { startFakeZammad, type FakeZammad } from './fake-zammad.ts'

export const attributes = ['rollout_progress', 'communication_status', 'umd_release', 'hours', 'related']

/** The stand-in with a fault proxy in front of it, for the tests of one file. */
export interface ZammadSite {
  readonly server: FakeZammad
  readonly proxy: FaultProxy
  as(login: string, settings?: Partial<ZammadSettings>): Tracker
}

export function onFakeZammad(title: string, define: (site: ZammadSite) => void): void {
  describe(title, () => {
    let server: FakeZammad
    let proxy: FaultProxy
    const opened: Tracker[] = []
    beforeAll(async () => {
      server = await startFakeZammad()
      proxy = await startFaultProxy(server.url)
    })
    afterEach(() => proxy.follow(null))
    afterAll(async () => {
      for (const adapter of opened) adapter.rest()
      await proxy.stop()
      await server.stop()
    })
    define({
      get server() {
        return server
      },
      get proxy() {
        return proxy
      },
      as(login, settings = {}) {
        const adapter = valueOf(
          openZammad({
            address: proxy.url,
            credential: { kind: 'token', token: server.token(login) },
            fields: attributes,
            opIdFields: { ticket: 'op_id', message: null },
            ...settings,
          }),
        )
        opened.push(adapter)
        return adapter
      },
    })
  })
}
