// Reconstructs pkg/jsonlog of Docker 1.6.2: a line of a container's log; writes JSON by encoding/json where upstream has code made for speed.

// Package jsonlog is the form in which the lines of containers are kept.
package jsonlog

import (
	"encoding/json"
	"fmt"
	"io"
	"time"

	log "github.com/Sirupsen/logrus"
)

// JSONLog is one line of output: the text with its line feed, whether it is from
// stdout or stderr, and when it came.
type JSONLog struct {
	Log     string    `json:"log,omitempty"`
	Stream  string    `json:"stream,omitempty"`
	Created time.Time `json:"time"`
}

// Format is the line as it is shown: alone, as JSON, or with its time in front.
func (jl *JSONLog) Format(format string) (string, error) {
	switch format {
	case "":
		return jl.Log, nil
	case "json":
		encoded, err := json.Marshal(jl)
		return string(encoded), err
	}
	return jl.Created.Format(format) + " " + jl.Log, nil
}

// WriteLog copies lines until src ends.
func WriteLog(src io.Reader, dst io.Writer, format string) error {
	lines := json.NewDecoder(src)
	for {
		var line JSONLog
		err := lines.Decode(&line)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			log.Infof("Error streaming logs: %s", err)
			return err
		}
		text, err := line.Format(format)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprint(dst, text); err != nil {
			return err
		}
	}
}
