import { bareEncode } from './bare-encode.ts';

self.addEventListener('message', (event: MessageEvent<Blob>) => {
  bareEncode(event.data).then(
    (bytes) => self.postMessage(bytes, { transfer: [bytes] }),
    () => self.postMessage(null),
  );
});
