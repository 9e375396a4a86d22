import { answered, unanswered } from '../answer.ts'
import type { Answer } from '../answer.ts'
import type { ZammadClient } from './client.ts'
import { Me, Named } from './schemas.ts'
import type { ZammadSettings } from './settings.ts'

/** What the parts of the adapter share. */
export interface ZammadContext {
  readonly client: ZammadClient
  readonly settings: ZammadSettings
  /** Login of the account. Asked once. */
  login(): Promise<Answer<string>>
  /** Id of a group by its name; kept for a while. */
  groupId(name: string): Promise<Answer<string>>
  /** Groups proven to keep operation ids in their tickets. */
  readonly keptOpIds: Set<string>
}

/** Nothing is asked before it is needed. */
export function makeContext(client: ZammadClient, settings: ZammadSettings): ZammadContext {
  const groups = new Map<string, string>()
  let login: string | undefined
  return {
    client,
    settings,
    keptOpIds: new Set(settings.keptOpIds),
    async login() {
      if (login !== undefined) return answered(login)
      const me = await client.read('/users/me', [], Me)
      if (!me.ok) return me
      login = me.value.login
      return answered(login)
    },
    async groupId(name) {
      if (!groups.has(name)) {
        const list = await client.read('/groups', [], Named)
        if (!list.ok) return list
        for (const group of list.value) groups.set(group.name, group.id)
      }
      const id = groups.get(name)
      return id === undefined
        ? unanswered('not-found', `This account sees no group «${name}».`)
        : answered(id)
    },
  }
}
