/** Decodes a picture and encodes it at the size that is kept: what no way to a stored photo can leave out. */
export async function bareEncode(file: Blob): Promise<ArrayBuffer> {
  const decoded = await createImageBitmap(file);
  const scale = Math.min(1, 2048 / Math.max(decoded.width, decoded.height));
  const canvas = new OffscreenCanvas(
    Math.round(decoded.width * scale),
    Math.round(decoded.height * scale),
  );
  const pen = canvas.getContext('2d', { alpha: false })!;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(decoded, 0, 0, canvas.width, canvas.height);
  decoded.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 });
  return blob.arrayBuffer();
}
