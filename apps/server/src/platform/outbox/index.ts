export { afterCommit, handlersOf, inUnit, type Delivery, type EventHandlers } from './handlers.ts'
export { parkedEvents, retryEvent, type ParkedEvent } from './parked-events.ts'
export { drainOutbox, startRelay, type Relay, type RelayOptions } from './relay.ts'
