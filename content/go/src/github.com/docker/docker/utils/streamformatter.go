// Reconstructs part of utils/streamformatter.go of Docker 1.6.2: what a long job writes while it runs; leaves out the output of a build.

package utils

import (
	"encoding/json"
	"fmt"
)

// streamNewline ends what is not overwritten.
const streamNewline = "\r\n"

// StreamFormatter writes messages: as JSON for clients newer than 1.0, else as text.
type StreamFormatter struct {
	json bool
}

// NewStreamFormatter makes one.
func NewStreamFormatter(json bool) *StreamFormatter { return &StreamFormatter{json} }

// FormatStatus is a line. The id, if there is one, says what it is about.
func (sf *StreamFormatter) FormatStatus(id, format string, a ...interface{}) []byte {
	text := fmt.Sprintf(format, a...)
	if !sf.json {
		return []byte(text + streamNewline)
	}
	message, err := json.Marshal(&JSONMessage{ID: id, Status: text})
	if err != nil {
		return sf.FormatError(err)
	}
	return append(message, streamNewline...)
}

// FormatError is how a job ends that has gone wrong after it began to write.
func (sf *StreamFormatter) FormatError(err error) []byte {
	if !sf.json {
		return []byte("Error: " + err.Error() + streamNewline)
	}
	detail, ok := err.(*JSONError)
	if !ok {
		detail = &JSONError{Message: err.Error()}
	}
	message, err := json.Marshal(&JSONMessage{Error: detail, ErrorMessage: err.Error()})
	if err != nil {
		return []byte(`{"error":"format error"}` + streamNewline)
	}
	return append(message, streamNewline...)
}

// FormatProgress is a line that the next one about the same id will overwrite.
func (sf *StreamFormatter) FormatProgress(id, action string, progress *JSONProgress) []byte {
	if progress == nil {
		progress = &JSONProgress{}
	}
	bar := progress.String()
	if sf.json {
		// No line ends here, as upstream has it; a reader of JSON needs none.
		message, _ := json.Marshal(&JSONMessage{Status: action, ProgressMessage: bar, Progress: progress, ID: id})
		return message
	}
	if bar == "" {
		return []byte(action + " \r\n")
	}
	return []byte(action + " " + bar + "\r")
}
