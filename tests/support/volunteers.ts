import { SAMPLE_PASSWORD } from '../../config/centre.mjs'
import type { Centre } from './centre'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** An identity number whose check digit is right, for somebody who does not exist. */
export function anIdentityNumber(birthDate: string, serial = 101): string {
  const body = `150203${birthDate.replaceAll('-', '')}${String(serial).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return `${body}${'10X98765432'[sum % 11]}`
}

/** What a volunteer fills in. */
export const aRegistration = (birthDate = '1990-05-17') => ({
  name: '乌兰其木格',
  birthDate,
  identityNumber: anIdentityNumber(birthDate),
  phone: '13847200117',
  streetId: 'youyi',
  communityId: 'youyi-19',
  skills: ['repairs'],
  languages: ['mandarin', 'mongolian'],
  times: ['weekend-morning'],
  guardian: null as null | { name: string; relation: string; phone: string },
  agreed: true,
})

let people = 0
/** A resident who signed in through WeChat. */
export async function aResident(centre: Centre): Promise<{ openid: string; id: string }> {
  const openid = `oVolunteer${++people}`
  const { resident } = await centre.ask('people', 'enterByWechat', { agreedPolicy: true }, { openid })
  return { openid, id: resident.residentId }
}

/** A registered grown-up volunteer. */
export async function aVolunteer(centre: Centre): Promise<{ openid: string; id: string }> {
  const resident = await aResident(centre)
  await centre.ask('volunteers', 'register', aRegistration(), { openid: resident.openid })
  return resident
}

/** The dispatcher 高娃 of 十九街坊站. */
export async function theDispatcher(centre: Centre): Promise<string> {
  const entered = await centre.ask('people', 'enterStaff', { userName: 'gaowa', password: SAMPLE_PASSWORD })
  return entered.token
}

/** An open shift of 十九街坊站, beginning this many minutes from now, two hours long. */
export function aShift(centre: Centre, token: string, { places = 1, inMinutes = 30 } = {}) {
  const startsAt = new Date(Date.now() + inMinutes * 60_000)
  return centre.ask(
    'volunteers',
    'openShift',
    {
      organiserId: 'post-19',
      title: '清扫楼道',
      what: '一起清扫三号楼的楼道，扫帚由社区准备。',
      placeName: '十九街坊站门口',
      at: { latitude: 40.6461, longitude: 109.8423 },
      streetId: 'youyi',
      startsAt: startsAt.toISOString(),
      endsAt: new Date(startsAt.getTime() + 120 * 60_000).toISOString(),
      places,
      guardiansCome: false,
    },
    { token },
  )
}
