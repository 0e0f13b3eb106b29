import { expect, it } from 'vitest'
import { readVisitLink } from './visit-link.ts'

const visitId = '01JDZQ5V0G8Y7T3R2N1M0K9H8F'
const vehicleId = '01JDZQ5V0G8Y7T3R2N1M0K9H8G'
const link = `https://club.example/m/visit/${visitId}?car=${vehicleId}`

it('a receipt’s code leads to its visit and car, as WeChat hands it over and as a browser does', () => {
  expect(readVisitLink(encodeURIComponent(link))).toEqual({ visitId, vehicleId })
  expect(readVisitLink(link)).toEqual({ visitId, vehicleId })
})

it.each([undefined, '', '%', 'https://club.example/m/visit/1?car=2', `${link}&more`])('%s leads nowhere', (q) => {
  expect(readVisitLink(q)).toBeNull()
})
