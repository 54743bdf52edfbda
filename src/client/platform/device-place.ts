/**
 * The device's place, for photos: only where the person who works has switched that on. Another one's
 * choice on a shared tablet says nothing of his.
 */

const keyPrefix = 'so-doan.photo-place.';
/** A place that comes later than this has nothing to do with the photo any more. */
const patienceMilliseconds = 10_000;
const ageMilliseconds = 30_000;

export interface DevicePlace {
  /** Degrees, WGS 84, to about 0.1 m. */
  readonly latitude: number;
  readonly longitude: number;
  /** Metres. */
  readonly accuracy: number;
}

export function createDevicePlace(account: string) {
  const key = keyPrefix + account;
  const wanted = (): boolean => localStorage.getItem(key) === 'on';
  return {
    wanted,
    want(on: boolean): void {
      if (!on) return localStorage.removeItem(key);
      localStorage.setItem(key, 'on');
      // The browser's question comes now, while the person looks, and not in the middle of a photo.
      void readPlace();
    },
    read: async (): Promise<DevicePlace | null> => (wanted() ? readPlace() : null),
  };
}

function readPlace(): Promise<DevicePlace | null> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          latitude: Number(coords.latitude.toFixed(6)),
          longitude: Number(coords.longitude.toFixed(6)),
          accuracy: Math.round(coords.accuracy),
        }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: patienceMilliseconds, maximumAge: ageMilliseconds },
    );
  });
}
