/** Ours: the port to the cloud, and the turn of the event loop in which this is asked. */
const OWN = ['MessagePort', 'Immediate']

/** A connection that has just been read to its end closes within this many turns of the event loop. */
const TURNS = 4

/** What would go on if the instance were not stopped now, by kind; connections that are just closing are let close. */
export async function leftRunning(): Promise<string[]> {
  for (let turns = 0; ; turns++) {
    await new Promise((done) => setImmediate(done))
    const kinds = process.getActiveResourcesInfo()
    for (const kind of OWN) {
      const place = kinds.indexOf(kind)
      if (place >= 0) kinds.splice(place, 1)
    }
    if (!kinds.length || turns === TURNS) return kinds
  }
}
