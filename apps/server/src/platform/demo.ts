import type { BusinessDate } from '@cheyou/domain'
import type { App } from '../wiring.ts'
import type { Unit } from './db/database.ts'
import type { StaffCaller } from './http/callers.ts'

/** What fills the sample dealership with a module's own rows; a visitor finds every screen lived in. */
export interface DemoPart {
  /** In the unit that founds the club, before its orders are imported. */
  found?(unit: Unit): Promise<void>
  /** When the orders are in, in the order of the modules. Done again after the filling was cut off, it changes nothing. */
  fill?(app: App, shop: DemoShop): Promise<void>
  /** In the one unit that completes the filling. */
  furnish?(unit: Unit, app: App, crew: DemoCrew): Promise<void>
}

/** The dealership while it is filled. */
export interface DemoShop {
  today: BusinessDate
  /** Of customer care, hired before the others. */
  care: StaffCaller
  /** The members whose owners a visitor can be, as many as asked for; the one at the door is first. */
  ownerIds: (count: number) => Promise<string[]>
}

/** The people of its first store. */
export interface DemoCrew {
  storeId: string
  receptionId: string
  managerId: string
}
