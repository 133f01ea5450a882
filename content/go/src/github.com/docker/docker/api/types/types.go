// Reconstructs api/types/types.go of Docker 1.6.2: what the API answers, as far as it is not an engine's environment; leaves out nothing.

// Package types is the shapes of answers.
package types

// ContainerCreateResponse is the answer to POST /containers/create.
type ContainerCreateResponse struct {
	ID       string `json:"Id"`
	Warnings []string
}
