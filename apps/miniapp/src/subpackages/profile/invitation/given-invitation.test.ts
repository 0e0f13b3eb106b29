import { expect, it } from 'vitest'
import { givenInvitation, invitationIn } from './given-invitation.ts'

const address = 'https://club.example/invitation?code=AB-12_cd'

it('reads the code from the address of the QR code, and takes a typed code as it is', () => {
  expect(invitationIn(address)).toBe('AB-12_cd')
  expect(invitationIn(' AB-12_cd ')).toBe('AB-12_cd')
})

it('is opened by a link, a mini-program code or the address that WeChat hands over', () => {
  expect(givenInvitation({ invitation: 'AB' })).toBe('AB')
  expect(givenInvitation({ scene: encodeURIComponent('AB=1') })).toBe('AB=1')
  expect(givenInvitation({ q: encodeURIComponent(address) })).toBe('AB-12_cd')
  expect(givenInvitation({})).toBe('')
})
