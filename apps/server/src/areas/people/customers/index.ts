export { carsAndAdvisor, carsOf } from './cars.queries.ts'
export { addReadings, dropReadings, readingRows } from './odometer.repository.ts'
export { refuseOwnCard, subjectsOf } from './own-card.ts'
export { joinArchives } from './join-archives.ts'
export { nameKeyOf } from './name-key.ts'
export {
  customersByPhone,
  fillPhoneTails,
  isTiedToOneOf,
  maskedPhone,
  PHONE,
  PHONE_TAIL,
  phoneHashes,
  phonePlace,
  tellChanged,
  tiedToOneOf,
  tieToStore,
} from './customers.repository.ts'
export {
  contentHash,
  recordCustomers,
  type ArchiveCustomer,
  type ArchiveSource,
  type RecordCounts,
} from './record-archive.ts'
export { recordVehicles, type ArchiveVehicle } from './record-vehicles.ts'
