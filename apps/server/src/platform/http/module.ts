import type { Module } from '../module.ts'
import { perMinute } from './rate-limit.ts'

/** What any endpoint may count against: generous for people. */
export const http: Module = {
  name: 'platform/http',
  limits: [
    // Reading screens.
    perMinute('read', 600),
    // Writing from a phone.
    perMinute('write', 120),
    // A busy reception behind one address.
    perMinute('desk', 1200),
  ],
}
