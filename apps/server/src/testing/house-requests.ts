import * as contract from '@cheyou/contract'
import type { Scene } from './every-request.ts'

/** Somebody is hired, signed out, disabled and let in again. */
export async function staffing({ club, manager }: Scene): Promise<void> {
  const { staffId } = await manager(contract.addStaffMember, {
    body: { name: '新人', role: 'reception', storeIds: [club.storeId] },
  })
  const params = { staffId }
  await manager(contract.endStaffSessions, { params, body: { unbindPhones: true } })
  await manager(contract.disableStaffMember, { params })
  await manager(contract.enableStaffMember, { params })
}

/** A store opens and closes; the club gets another look and another privacy text. */
export async function shop({ manager, admin }: Scene): Promise<void> {
  const nothing = { address: null, phone: null, hours: null, place: null }
  const { storeId } = await admin(contract.addStore, { body: { ...nothing, name: '二店' } })
  const params = { storeId }
  await admin(contract.changeStore, { params, body: { ...nothing, name: '城南店', revision: 1 } })
  await admin(contract.retireStore, { params, body: { revision: 2 } })
  await admin(contract.restoreStore, { params, body: { revision: 3 } })
  // What is the whole group's is a manager's where one store is open.
  await admin(contract.retireStore, { params, body: { revision: 4 } })
  await manager(contract.changeClub, { body: { name: '黔程车友会', logo: null, accent: '#1f5eff', revision: 1 } })
  const { rows } = await manager(contract.listConsentTexts)
  const parts = [{ title: '我们收集什么', text: '手机号。' }]
  const text = { after: rows[0]!.version, parts, note: '写短了', asksAgain: false }
  await manager(contract.publishConsentText, { body: text })
}
