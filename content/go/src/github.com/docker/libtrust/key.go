// Reconstructs the part of libtrust that gives a daemon its identity: a key in a file and the id made of it; leaves out the elliptic curve (a secret of 32 random bytes stands for the key) and all signing.

// Package libtrust keeps keys that say who somebody is.
package libtrust

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io/ioutil"
	"os"
	"strings"
)

// ErrKeyFileDoesNotExist says that there is no such file.
var ErrKeyFileDoesNotExist = errors.New("key file does not exist")

// PrivateKey is what its owner alone has.
type PrivateKey struct {
	secret []byte
}

// PublicKey is what others may know of a key.
type PublicKey struct {
	digest [sha256.Size]byte
}

// jwk is a key as it stands in a file: a JSON web key of the kind that is
// nothing but octets.
type jwk struct {
	Kty string `json:"kty"`
	K   string `json:"k"`
	Kid string `json:"kid"`
}

// GenerateKey makes a key that nobody else has.
func GenerateKey() (*PrivateKey, error) {
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return nil, err
	}
	return &PrivateKey{secret}, nil
}

// PublicKey is the part that may be shown.
func (k *PrivateKey) PublicKey() *PublicKey {
	return &PublicKey{sha256.Sum256(k.secret)}
}

// alphabet is that of base 32: five bits a letter.
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

// KeyID is 240 bits of the digest as twelve groups of four letters, which a
// person can read to another.
func (k *PublicKey) KeyID() string {
	var groups []string
	for at := 0; at < 30; at += 5 {
		bits := uint64(0)
		for _, b := range k.digest[at : at+5] {
			bits = bits<<8 | uint64(b)
		}
		letters := make([]byte, 8)
		for i := range letters {
			letters[i] = alphabet[bits>>uint(35-5*i)&31]
		}
		groups = append(groups, string(letters[:4]), string(letters[4:]))
	}
	return strings.Join(groups, ":")
}

// LoadKeyFile reads a key.
func LoadKeyFile(filename string) (*PrivateKey, error) {
	content, err := ioutil.ReadFile(filename)
	if os.IsNotExist(err) {
		return nil, ErrKeyFileDoesNotExist
	}
	if err != nil {
		return nil, err
	}
	var stored jwk
	if err := json.Unmarshal(content, &stored); err != nil {
		return nil, err
	}
	secret, err := base64.RawURLEncoding.DecodeString(stored.K)
	if err != nil || stored.Kty != "oct" || len(secret) == 0 {
		return nil, errors.New("not a key of this kind")
	}
	return &PrivateKey{secret}, nil
}

// SaveKey writes a key so that its owner alone can read it.
func SaveKey(filename string, key *PrivateKey) error {
	content, err := json.Marshal(&jwk{
		Kty: "oct",
		K:   base64.RawURLEncoding.EncodeToString(key.secret),
		Kid: key.PublicKey().KeyID(),
	})
	if err != nil {
		return err
	}
	return ioutil.WriteFile(filename, content, 0600)
}
