// Keys locked with a password, as they stand in PEM (RFC 1423).

package x509

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/des"
	"crypto/md5"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"io"
	"strings"
)

// PEMCipher names a cipher.
type PEMCipher int

const (
	_ PEMCipher = iota
	PEMCipherDES
	PEMCipher3DES
	PEMCipherAES128
	PEMCipherAES192
	PEMCipherAES256
)

// IncorrectPasswordError is given for what did not look right when opened.
var IncorrectPasswordError = errors.New("x509: decryption password incorrect")

type lock struct {
	cipher    PEMCipher
	name      string
	make      func(key []byte) (cipher.Block, error)
	key, size int
}

var locks = []lock{
	{PEMCipherDES, "DES-CBC", des.NewCipher, 8, des.BlockSize},
	{PEMCipher3DES, "DES-EDE3-CBC", des.NewTripleDESCipher, 24, des.BlockSize},
	{PEMCipherAES128, "AES-128-CBC", aes.NewCipher, 16, aes.BlockSize},
	{PEMCipherAES192, "AES-192-CBC", aes.NewCipher, 24, aes.BlockSize},
	{PEMCipherAES256, "AES-256-CBC", aes.NewCipher, 32, aes.BlockSize},
}

func (l lock) deriveKey(password, salt []byte) []byte {
	var out, last []byte
	for len(out) < l.key {
		h := md5.New()
		h.Write(last)
		h.Write(password)
		h.Write(salt)
		last = h.Sum(nil)
		out = append(out, last...)
	}
	return out[:l.key]
}

// IsEncryptedPEMBlock tells whether a block is locked.
func IsEncryptedPEMBlock(b *pem.Block) bool {
	_, ok := b.Headers["DEK-Info"]
	return ok
}

// DecryptPEMBlock opens a block.
func DecryptPEMBlock(b *pem.Block, password []byte) ([]byte, error) {
	info, ok := b.Headers["DEK-Info"]
	if !ok {
		return nil, errors.New("x509: no DEK-Info header in block")
	}
	comma := strings.Index(info, ",")
	if comma < 0 {
		return nil, errors.New("x509: malformed DEK-Info header")
	}
	var l *lock
	for i := range locks {
		if locks[i].name == info[:comma] {
			l = &locks[i]
		}
	}
	if l == nil {
		return nil, errors.New("x509: unknown encryption mode")
	}
	iv, err := hex.DecodeString(info[comma+1:])
	if err != nil {
		return nil, err
	}
	if len(iv) != l.size {
		return nil, errors.New("x509: incorrect IV size")
	}
	block, err := l.make(l.deriveKey(password, iv[:8]))
	if err != nil {
		return nil, err
	}
	if len(b.Bytes)%l.size != 0 {
		return nil, errors.New("x509: encrypted PEM data is not a multiple of the block size")
	}
	data := make([]byte, len(b.Bytes))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(data, b.Bytes)
	n := len(data)
	if n == 0 {
		return nil, errors.New("x509: invalid padding")
	}
	last := int(data[n-1])
	if n < last || last == 0 || last > l.size || !bytes.Equal(data[n-last:], bytes.Repeat([]byte{byte(last)}, last)) {
		return nil, IncorrectPasswordError
	}
	return data[:n-last], nil
}

// EncryptPEMBlock locks a block.
func EncryptPEMBlock(rand io.Reader, blockType string, data, password []byte, alg PEMCipher) (*pem.Block, error) {
	var l *lock
	for i := range locks {
		if locks[i].cipher == alg {
			l = &locks[i]
		}
	}
	if l == nil {
		return nil, errors.New("x509: unknown encryption mode")
	}
	iv := make([]byte, l.size)
	if _, err := io.ReadFull(rand, iv); err != nil {
		return nil, errors.New("x509: cannot generate IV: " + err.Error())
	}
	block, err := l.make(l.deriveKey(password, iv[:8]))
	if err != nil {
		return nil, err
	}
	pad := l.size - len(data)%l.size
	sealed := append(append([]byte{}, data...), bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(block, iv).CryptBlocks(sealed, sealed)
	return &pem.Block{
		Type:    blockType,
		Headers: map[string]string{"Proc-Type": "4,ENCRYPTED", "DEK-Info": l.name + "," + hex.EncodeToString(iv)},
		Bytes:   sealed,
	}, nil
}

func decodeCRL(b []byte) []byte {
	if bytes.HasPrefix(b, []byte("-----BEGIN X509 CRL")) {
		if block, _ := pem.Decode(b); block != nil && block.Type == "X509 CRL" {
			return block.Bytes
		}
	}
	return b
}
