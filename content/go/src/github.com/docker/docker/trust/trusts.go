// Reconstructs part of trust/trusts.go and trust/service.go of Docker 1.6.2: the store of grants, which is empty on a new host; leaves out reading grants, which takes certificates, and fetching them.

// Package trust knows who may publish images under which name.
package trust

import (
	"path/filepath"
	"sync"

	log "github.com/Sirupsen/logrus"

	"github.com/docker/docker/engine"
)

// TrustStore is the grants of a directory.
type TrustStore struct {
	path string
	sync.RWMutex
}

// NewTrustStore looks for grants, which are files that end in .json.
func NewTrustStore(path string) (*TrustStore, error) {
	abspath, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	t := &TrustStore{path: abspath}
	return t, t.reload()
}

func (t *TrustStore) reload() error {
	t.Lock()
	defer t.Unlock()
	grants, err := filepath.Glob(filepath.Join(t.path, "*.json"))
	if err != nil {
		return err
	}
	if len(grants) > 0 {
		log.Warnf("%d grants in %s are not read", len(grants), t.path)
	}
	return nil
}

// Install adds the job that checks a key.
func (t *TrustStore) Install(eng *engine.Engine) error {
	return eng.Register("trust_key_check", t.CmdCheckKey)
}

// CmdCheckKey is the handler of the job `trust_key_check`: whether a key may
// speak for a namespace. Without grants nobody can say.
func (t *TrustStore) CmdCheckKey(job *engine.Job) engine.Status {
	if len(job.Args) != 1 {
		return job.Errorf("Usage: %s NAMESPACE", job.Name)
	}
	if job.Getenv("PublicKey") == "" {
		return job.Errorf("Missing PublicKey")
	}
	t.RLock()
	defer t.RUnlock()
	job.Printf("no graph")
	return engine.StatusOK
}
