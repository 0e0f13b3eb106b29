export {
  addDictionaryValues,
  changeDictionaryValue,
  knownDictionary,
  listDictionary,
  lockDictionary,
  retireDictionaryValue,
  type DictionaryValue,
  type KnownValue,
} from './dictionary.ts'
export { clubLook, lookOf } from './club-look.queries.ts'
export { requireSayForGroup, saysForGroup } from './for-the-group.ts'
export { foundGroup } from './found-group.ts'
export {
  addSource,
  addStore,
  deskName,
  deskSourceOf,
  findDealerGroup,
  findDmsOf,
  knownStores,
  listStores,
  type Source,
  type Store,
} from './organisation.repository.ts'
export { storesOnShow } from './stores.queries.ts'
