// Reconstructs pkg/progressreader/progressreader.go of Docker 1.6.2: a reader that tells how far it is; leaves out a line at the end.

// Package progressreader reads and tells how far it is.
package progressreader

import (
	"io"

	"github.com/docker/docker/utils"
)

// most is how many bytes are read at most between two messages.
const most = 512 * 1024

// Config is such a reader: what it reads, and whom it tells.
type Config struct {
	In         io.ReadCloser
	Out        io.Writer
	Formatter  *utils.StreamFormatter
	Size       int // 0 or less if it is not known
	Current    int
	LastUpdate int
	ID         string
	Action     string
}

// New makes a reader.
func New(config Config) *Config { return &config }

func (config *Config) tell() {
	progress := &utils.JSONProgress{Current: config.Current, Total: config.Size}
	config.Out.Write(config.Formatter.FormatProgress(config.ID, config.Action, progress))
	config.LastUpdate = config.Current
}

// Read reads, and tells when another hundredth is there, or at the end.
func (config *Config) Read(p []byte) (n int, err error) {
	n, err = config.In.Read(p)
	config.Current += n
	step := most
	if part := config.Size / 100; config.Size > 0 && part < step {
		step = part
	}
	if config.Current-config.LastUpdate > step || err != nil {
		config.tell()
	}
	return n, err
}

// Close tells that all is read, and closes what was read from.
func (config *Config) Close() error {
	config.Current = config.Size
	config.tell()
	return config.In.Close()
}
