// Whom a host trusts without being told: the certificates in its files.

package x509

import (
	"io/ioutil"
	"os"
	"sync"
)

// certFileEnv names another file to read, and no other.
const certFileEnv = "SSL_CERT_FILE"

// certFiles are the places of that file on this and that Linux; the first that is there is read.
var certFiles = []string{
	"/etc/ssl/certs/ca-certificates.crt",
	"/etc/pki/tls/certs/ca-bundle.crt",
	"/etc/ssl/ca-bundle.pem",
	"/etc/ssl/cert.pem",
}

var (
	rootsOnce sync.Once
	roots     *CertPool
)

// systemRoots reads the host's certificates at the first call of a process, and never again.
func systemRoots() *CertPool {
	rootsOnce.Do(func() {
		files := certFiles
		if file := os.Getenv(certFileEnv); file != "" {
			files = []string{file}
		}
		roots = NewCertPool()
		for _, file := range files {
			if pem, err := ioutil.ReadFile(file); err == nil {
				roots.AppendCertsFromPEM(pem)
				break
			}
		}
	})
	return roots
}

// SystemCertPool gives the certificates a host trusts. The set is the caller's to change.
func SystemCertPool() (*CertPool, error) {
	return &CertPool{certs: append([]*Certificate(nil), systemRoots().certs...)}, nil
}
