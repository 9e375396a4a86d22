import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { recall, remember } from '../../lib/memory.ts'
import { routes } from '../../lib/routes.ts'

/** A window that is opened without an address of its own comes back to where it was. */
export function useRememberedRoute(): void {
  const [location, navigate] = useLocation()
  const [start] = useState(() => ({
    plain: window.location.hash.length < 3,
    route: recall('route', { at: '' }).at,
  }))
  useEffect(() => {
    if (start.plain && start.route !== '' && start.route !== routes.home)
      navigate(start.route, { replace: true })
  }, [start, navigate])
  useEffect(() => {
    remember('route', { at: location })
  }, [location])
}
