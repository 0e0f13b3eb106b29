import { printReceipt as printReceiptEndpoint } from '@cheyou/contract'
import type { Routes } from '../../../platform/http/routes.ts'
import type { App } from '../../../wiring.ts'
import { printReceipt } from './print-receipt.ts'

/** Receipts that are printed at the counter. */
export function receiptsRoutes(app: App, routes: Routes): void {
  routes.on(printReceiptEndpoint, ({ caller, params, idempotency }) =>
    printReceipt(app, caller, params.visitId, idempotency),
  )
}
