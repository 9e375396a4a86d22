import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/contract.ts'
import type { Failure, Result } from '../../shared/errors.ts'
import { storageFailure } from '../db/storage-failure.ts'
import type { ServiceContext } from './context.ts'

/**
 * The contract with its context, for the handlers. An error of the store becomes the failure a user can
 * understand; anything else is a bug and stays one.
 */
export const api = implement(contract)
  .$context<ServiceContext>()
  .use(async ({ next }) => {
    try {
      return await next()
    } catch (error) {
      const failure = storageFailure(error)
      if (failure) throw failed(failure)
      throw error
    }
  })

/** The value of a result, or the contract's one typed error. */
export function answer<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw failed(result.failure)
}

function failed(failure: Failure): Error {
  return new ORPCError('FAILED', { status: 422, message: failure.message, data: failure })
}
