import type { QueryRunner } from 'typeorm'
import { mayWrite } from './engine.ts'

/**
 * Tells a runner of TypeORM that our transaction is open, so that what it would begin itself becomes a savepoint, and listens to
 * what it writes. The function returned gives the runner back as it was.
 */
export function borrow(runner: QueryRunner, onWrite: () => void): () => void {
  const state = runner as unknown as {
    isTransactionActive: boolean
    transactionDepth: number
    query: QueryRunner['query']
  }
  const query = state.query
  state.isTransactionActive = true
  state.transactionDepth = 1
  state.query = ((...call: Parameters<QueryRunner['query']>) => {
    if (mayWrite(call[0])) onWrite()
    return query.apply(runner, call)
  }) as QueryRunner['query']
  return () => {
    state.isTransactionActive = false
    state.transactionDepth = 0
    state.query = query
  }
}
