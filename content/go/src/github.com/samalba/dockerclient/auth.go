// Reconstructs auth.go of samalba/dockerclient as Swarm 1.2.0 vendors it: who one is to a registry; leaves out the file of several registries that a build sends.

package dockerclient

import (
	"encoding/base64"
	"encoding/json"
)

// AuthConfig is who one is to a registry.
type AuthConfig struct {
	Username      string `json:"username,omitempty"`
	Password      string `json:"password,omitempty"`
	Email         string `json:"email,omitempty"`
	RegistryToken string `json:"registrytoken,omitempty"`
}

// encode writes c for the header X-Registry-Auth: a line of JSON in base64.
func (c *AuthConfig) encode() (string, error) {
	text, err := json.Marshal(c)
	if err != nil {
		return "", err
	}
	return base64.URLEncoding.EncodeToString(append(text, '\n')), nil
}
