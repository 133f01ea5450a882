// Reconstructs LoadOrCreateTrustKey, which stands in api/common.go of Docker 1.6.2; leaves out nothing but the curve of the key, see libtrust.

package api

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/docker/libtrust"
)

// LoadOrCreateTrustKey reads the key that says who this installation is; if
// there is none yet, it makes one and keeps it for the next time.
func LoadOrCreateTrustKey(trustKeyPath string) (*libtrust.PrivateKey, error) {
	if err := os.MkdirAll(filepath.Dir(trustKeyPath), 0700); err != nil {
		return nil, err
	}
	key, err := libtrust.LoadKeyFile(trustKeyPath)
	if err == nil {
		return key, nil
	}
	if err != libtrust.ErrKeyFileDoesNotExist {
		return nil, fmt.Errorf("Error loading key file %s: %s", trustKeyPath, err)
	}
	if key, err = libtrust.GenerateKey(); err != nil {
		return nil, fmt.Errorf("Error generating key: %s", err)
	}
	if err := libtrust.SaveKey(trustKeyPath, key); err != nil {
		return nil, fmt.Errorf("Error saving key file: %s", err)
	}
	return key, nil
}
