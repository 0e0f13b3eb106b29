import { idNumberOf, vinOf, type ExportedCustomer, type ExportedOrder } from './dms-export.ts'

/** A customer as a test wishes for one; what it does not say is made up, different for everybody. */
export interface Wish {
  name: string
  /** What one repair long ago brings, paid by the customer: so many points. */
  points?: number
  phone?: string
  /** How many cars; one when left out. */
  cars?: number
  company?: boolean
}

let serial = 0

/** Customers with cars, and for those who shall have points an order that brings them. */
export function inhabitantsOf(wishes: readonly Wish[]): ExportedCustomer[] {
  return wishes.map(({ name, points = 0, phone, cars = 1, company = false }) => {
    const customer = ++serial
    return {
      number: `K8${String(customer).padStart(6, '0')}`,
      name,
      company,
      phone: phone ?? `1991${String(customer).padStart(7, '0')}`,
      idNumber: idNumberOf(customer),
      address: `贵阳市观山湖区林城东路${customer}号云起苑`,
      cars: Array.from({ length: cars }, (_, index) => {
        const car = customer * 10 + index
        return {
          vin: vinOf(car),
          plate: `贵A${String(car).padStart(5, '0')}`,
          orders: index === 0 && points > 0 ? [earningOrder(car, points)] : [],
        }
      }),
    }
  })
}

function earningOrder(car: number, points: number): ExportedOrder {
  const number = `RO2024${String(car).padStart(7, '0')}`
  const lines = [{ kind: '工时' as const, amount: `${points}.00`, payer: '客户' as const }]
  return { number, settledOn: '2024-03-15', workType: '定期保养', odometerKm: 12_000, lines }
}
