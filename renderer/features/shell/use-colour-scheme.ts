import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useProgram } from '../../lib/program.tsx'

/** The settings decide; the kit follows. */
export function useColourScheme(): void {
  const { reads } = useProgram()
  const { data } = useQuery(reads.settings())
  const { setColorScheme } = useMantineColorScheme()
  const scheme = data?.colourScheme
  useEffect(() => {
    if (scheme) setColorScheme(scheme)
  }, [scheme, setColorScheme])
}
