// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../../people/cars.ts'
import type { Route } from '../../route.ts'

export const getMyCar: Route<typeof contract.getMyCar> = {
  method: 'get',
  path: '/api/member/cars/:vehicleId',
  form: {
    has: {
      car: {
        has: {
          vehicleId: 'text',
          plate: ['text', 'null'],
          vin: 'text',
          series: ['text', 'null'],
          model: ['text', 'null'],
          colour: ['text', 'null'],
          purchasedOn: ['text', 'null'],
          warrantyEndsOn: ['text', 'null'],
          insurer: ['text', 'null'],
          insuranceEndsOn: ['text', 'null'],
          odometerKm: ['number', 'null'],
          odometerReadOn: ['text', 'null'],
        },
      },
      visits: {
        list: {
          has: {
            visitId: 'text',
            orderNumber: 'text',
            state: 'text',
            settledOn: 'text',
            storeName: 'text',
            workType: 'text',
            workTypeName: 'text',
            odometerKm: ['number', 'null'],
            customerFen: 'number',
            totalFen: 'number',
            lines: {
              list: {
                has: { lineNo: 'number', itemName: 'text', lineKind: 'text', payer: 'text', amountFen: 'number' },
              },
            },
            savings: { list: { has: { step: 'text', code: 'text', name: ['text', 'null'], takenFen: 'number' } } },
            earned: [{ has: { qualifying: 'number', redeemable: 'number', entryId: 'text' } }, 'null'],
          },
        },
      },
      nextCursor: ['text', 'null'],
    },
  },
}

export const listMyCars: Route<typeof contract.listMyCars> = {
  method: 'get',
  path: '/api/member/cars',
  form: {
    has: {
      rows: {
        list: {
          has: {
            vehicleId: 'text',
            plate: ['text', 'null'],
            vin: 'text',
            series: ['text', 'null'],
            model: ['text', 'null'],
            colour: ['text', 'null'],
            purchasedOn: ['text', 'null'],
            warrantyEndsOn: ['text', 'null'],
            insurer: ['text', 'null'],
            insuranceEndsOn: ['text', 'null'],
            odometerKm: ['number', 'null'],
            odometerReadOn: ['text', 'null'],
          },
        },
      },
    },
  },
}
