package com.example;

import io.imagecatalog.model.Content;
import io.imagecatalog.model.StorageKey;
import io.imagecatalog.model.StoredObject;
import io.imagecatalog.spi.Storage;
import io.imagecatalog.spi.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/**
 * Keeps blobs in another storage, encrypted by AES in counter mode: 16 random bytes, then as many as the blob has. Whoever gets at
 * the other storage can't see the pictures; that nobody has changed them is found by the catalog's own verification, which knows
 * their hashes.
 *
 * <p>While an upload is looked at it lies as it came in the catalog's spool directory: have that on an encrypted disk, too.
 *
 * <p>Thread-safe. It fails as the other storage does.
 */
public final class EncryptedStorage implements Storage {
    private static final int HEAD = 16;

    private final Storage inner;
    private final SecretKey secret;
    private final SecureRandom random = new SecureRandom();

    /** @param inner closed with this one */
    public EncryptedStorage(Storage inner, SecretKey secret) {
        this.inner = inner;
        this.secret = secret;
    }

    @Override
    public StoredObject put(StorageKey key, Content content, String mediaType) {
        // One head for all streams of this put: the other storage may read the content more than once.
        byte[] head = new byte[HEAD];
        random.nextBytes(head);
        return plain(inner.put(key, new Encrypted(content, head), "application/octet-stream"));
    }

    @Override
    public Optional<Content> open(StorageKey key) {
        return inner.open(key).map(Decrypted::new);
    }

    @Override
    public Optional<StoredObject> stat(StorageKey key) {
        return inner.stat(key).map(EncryptedStorage::plain);
    }

    @Override
    public boolean delete(StorageKey key) {
        return inner.delete(key);
    }

    @Override
    public List<StoredObject> list(String prefix, StorageKey after, int limit) {
        return inner.list(prefix, after, limit).stream()
                .map(EncryptedStorage::plain)
                .toList();
    }

    @Override
    public void check() {
        inner.check();
    }

    @Override
    public void close() {
        inner.close();
    }

    private static StoredObject plain(StoredObject stored) {
        return new StoredObject(stored.key(), Math.max(0, stored.length() - HEAD), stored.modifiedAt());
    }

    private InputStream through(InputStream in, int mode, byte[] head) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, secret, new IvParameterSpec(head));
            return new CipherInputStream(in, cipher);
        } catch (GeneralSecurityException e) {
            throw new StorageException("The pictures' key can't be used", e, false);
        }
    }

    private final class Encrypted implements Content {
        private final Content plain;
        private final byte[] head;

        Encrypted(Content plain, byte[] head) {
            this.plain = plain;
            this.head = head;
        }

        @Override
        public long length() {
            return HEAD + plain.length();
        }

        @Override
        public InputStream open() throws IOException {
            return new SequenceInputStream(
                    new ByteArrayInputStream(head), through(plain.open(), Cipher.ENCRYPT_MODE, head));
        }
    }

    private final class Decrypted implements Content {
        private final Content encrypted;

        Decrypted(Content encrypted) {
            this.encrypted = encrypted;
        }

        @Override
        public long length() {
            return Math.max(0, encrypted.length() - HEAD);
        }

        @Override
        public InputStream open() throws IOException {
            InputStream in = encrypted.open();
            try {
                byte[] head = in.readNBytes(HEAD);
                if (head.length < HEAD) {
                    throw new IOException("The blob is cut off");
                }
                return through(in, Cipher.DECRYPT_MODE, head);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        }
    }
}
