interface Whereabouts {
  /** Degrees of WGS 84. */
  readonly at: { readonly latitude: number; readonly longitude: number }
  /** Half the width of the doubt. */
  readonly accuracyMetres: number
}

const PATIENCE_MS = 15_000

/** Where this device is, asked of it once; null when it does not say. */
export const whereabouts = (): Promise<Whereabouts | null> =>
  new Promise((resolve) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords: { latitude, longitude, accuracy } }) =>
        resolve({ at: { latitude, longitude }, accuracyMetres: Math.round(accuracy) }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: PATIENCE_MS },
    )
  })
