import { createContext, use } from 'react'
import { createStore, useStore, type StoreApi } from 'zustand'
import { recall, remember } from './memory.ts'

/** What belongs to this machine's window rather than to the data. */
export interface Preferences {
  /** Plain letters and digits act as shortcuts; some input methods need them off. */
  readonly plainKeys: boolean
}

export function createPreferences(): StoreApi<Preferences> {
  const store = createStore<Preferences>(() => recall('preferences', { plainKeys: true }))
  store.subscribe((state) => remember('preferences', state))
  return store
}

export const PreferencesContext = createContext<StoreApi<Preferences> | null>(null)

export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  const store = use(PreferencesContext)
  if (!store) throw new Error('No preferences above this component.')
  return [useStore(store), (change) => store.setState(change)]
}
