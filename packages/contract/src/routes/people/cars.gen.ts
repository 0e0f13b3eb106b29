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
          plate: { either: ['text', 'null'] },
          vin: 'text',
          series: { either: ['text', 'null'] },
          model: { either: ['text', 'null'] },
          colour: { either: ['text', 'null'] },
          purchasedOn: { either: ['text', 'null'] },
          warrantyEndsOn: { either: ['text', 'null'] },
          insurer: { either: ['text', 'null'] },
          insuranceEndsOn: { either: ['text', 'null'] },
          odometerKm: { either: ['number', 'null'] },
          odometerReadOn: { either: ['text', 'null'] },
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
            odometerKm: { either: ['number', 'null'] },
            customerFen: 'number',
            totalFen: 'number',
            lines: {
              list: {
                has: { lineNo: 'number', itemName: 'text', lineKind: 'text', payer: 'text', amountFen: 'number' },
              },
            },
            savings: {
              list: { has: { step: 'text', code: 'text', name: { either: ['text', 'null'] }, takenFen: 'number' } },
            },
            earned: { either: [{ has: { qualifying: 'number', redeemable: 'number', entryId: 'text' } }, 'null'] },
          },
        },
      },
      nextCursor: { either: ['text', 'null'] },
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
            plate: { either: ['text', 'null'] },
            vin: 'text',
            series: { either: ['text', 'null'] },
            model: { either: ['text', 'null'] },
            colour: { either: ['text', 'null'] },
            purchasedOn: { either: ['text', 'null'] },
            warrantyEndsOn: { either: ['text', 'null'] },
            insurer: { either: ['text', 'null'] },
            insuranceEndsOn: { either: ['text', 'null'] },
            odometerKm: { either: ['number', 'null'] },
            odometerReadOn: { either: ['text', 'null'] },
          },
        },
      },
    },
  },
}
