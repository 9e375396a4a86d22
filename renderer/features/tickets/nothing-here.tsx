import { Button } from '@mantine/core'
import { useLocation } from 'wouter'
import { routes } from '../../lib/routes.ts'
import { Empty } from '../../ui/empty.tsx'
import { rememberToSignIn } from './accounts/sign-in-at-once.ts'

interface NothingHereProps {
  readonly hasAccount: boolean
  readonly isFiltered: boolean
  readonly onClear: () => void
}

/** Why no ticket is shown, and the way on. */
export function NothingHere({ hasAccount, isFiltered, onClear }: NothingHereProps) {
  const [, navigate] = useLocation()
  if (isFiltered) {
    return (
      <Empty
        title="No ticket fits."
        actions={
          <Button variant="default" onClick={onClear}>
            Show all tickets
          </Button>
        }
      >
        The search looks into numbers, subjects, fields and the words of the history.
      </Empty>
    )
  }
  if (hasAccount)
    return <Empty title="The tickets are on their way.">The list comes first, newest tickets on top.</Empty>
  return (
    <Empty
      title="No ticket server is known here."
      actions={
        <Button
          onClick={() => {
            rememberToSignIn()
            navigate(routes.settings)
          }}
        >
          Sign in to a ticket server
        </Button>
      }
    >
      Sign in once; then every ticket of your queues is kept on this machine.
    </Empty>
  )
}
