// Reconstructs part of registry/endpoint.go of Docker 1.6.2: where a registry is, and which protocols it speaks; leaves out logging in to one of the second version.

package registry

import (
	"encoding/json"
	"fmt"
	"io/ioutil"
	"net/http"
	"net/url"
	"strings"

	log "github.com/Sirupsen/logrus"
)

// Endpoint is the address of a registry.
type Endpoint struct {
	URL      *url.URL
	Version  APIVersion
	IsSecure bool
}

// NewEndpoint finds out how a registry can be reached.
func NewEndpoint(index *IndexInfo) (*Endpoint, error) {
	endpoint, err := newEndpoint(index.GetAuthConfigKey(), index.Secure)
	if err != nil {
		return nil, err
	}
	return endpoint, validateEndpoint(endpoint)
}

// GetEndpoint finds out how the registry of a repository can be reached.
func (info *RepositoryInfo) GetEndpoint() (*Endpoint, error) {
	return NewEndpoint(info.Index)
}

// newEndpoint reads an address. It may end with the version of the protocol.
func newEndpoint(address string, secure bool) (*Endpoint, error) {
	if !strings.HasPrefix(address, "http") {
		address = "https://" + address
	}
	endpoint := &Endpoint{IsSecure: secure}
	address = strings.TrimSuffix(address, "/")
	for _, version := range []APIVersion{APIVersion1, APIVersion2} {
		if suffix := fmt.Sprintf("/v%d", version); strings.HasSuffix(address, suffix) {
			address = strings.TrimSuffix(address, suffix)
			endpoint.Version = version
		}
	}
	var err error
	endpoint.URL, err = url.Parse(address)
	return endpoint, err
}

// validateEndpoint asks whether somebody is there: by https, and only where no
// certificate is needed by http after that.
func validateEndpoint(endpoint *Endpoint) error {
	log.Debugf("pinging registry endpoint %s", endpoint)
	endpoint.URL.Scheme = "https"
	_, err := endpoint.Ping()
	if err == nil {
		return nil
	}
	if host := endpoint.URL.Host; endpoint.IsSecure {
		return fmt.Errorf("invalid registry endpoint %s: %v. If this private registry supports only HTTP or HTTPS with an unknown CA certificate, please add `--insecure-registry %s` to the daemon's arguments. In the case of HTTPS, if you have access to the registry's CA certificate, no need for the flag; simply place the CA certificate at /etc/docker/certs.d/%s/ca.crt",
			endpoint, err, host, host)
	}
	log.Debugf("Error from registry %q marked as insecure: %v. Insecurely falling back to HTTP", endpoint, err)
	endpoint.URL.Scheme = "http"
	if _, errHTTP := endpoint.Ping(); errHTTP != nil {
		return fmt.Errorf("invalid registry endpoint %q. HTTPS attempt: %v. HTTP attempt: %v", endpoint, err, errHTTP)
	}
	return nil
}

// VersionString is the address of one version of the protocol.
func (e *Endpoint) VersionString(version APIVersion) string {
	return fmt.Sprintf("%s/v%d/", e.URL, version)
}

func (e *Endpoint) String() string { return e.VersionString(e.Version) }

// Path is the address of something that the registry has.
func (e *Endpoint) Path(path string) string { return e.String() + path }

// Ping asks the registry what it is. If it is not known which version it speaks,
// the newer is tried first, and the one that is answered is kept.
func (e *Endpoint) Ping() (RegistryInfo, error) {
	switch e.Version {
	case APIVersion1:
		return e.pingV1()
	case APIVersion2:
		return e.pingV2()
	}
	e.Version = APIVersion2
	info, errV2 := e.pingV2()
	if errV2 == nil {
		return info, nil
	}
	e.Version = APIVersion1
	info, errV1 := e.pingV1()
	if errV1 == nil {
		return info, nil
	}
	e.Version = APIVersionUnknown
	return RegistryInfo{}, fmt.Errorf("unable to ping registry endpoint %s\nv2 ping attempt failed with error: %s\n v1 ping attempt failed with error: %s", e, errV2, errV1)
}

func (e *Endpoint) get(path string) (*http.Response, error) {
	req, err := http.NewRequest("GET", e.Path(path), nil)
	if err != nil {
		return nil, err
	}
	return doRequest(req, e.IsSecure)
}

// pingV1 asks for _ping. Any answer will do; one in JSON, or certain headers, say
// more. The public registry is not asked.
func (e *Endpoint) pingV1() (RegistryInfo, error) {
	if e.String() == IndexServerAddress() {
		return RegistryInfo{}, nil
	}
	resp, err := e.get("_ping")
	if err != nil {
		return RegistryInfo{}, err
	}
	defer resp.Body.Close()
	body, err := ioutil.ReadAll(resp.Body)
	if err != nil {
		return RegistryInfo{}, fmt.Errorf("error while reading the http response: %s", err)
	}
	info := RegistryInfo{Standalone: true}
	if err := json.Unmarshal(body, &info); err != nil {
		log.Debugf("Error unmarshalling the _ping RegistryInfo: %s", err)
	}
	if version := resp.Header.Get("X-Docker-Registry-Version"); version != "" {
		info.Version = version
	}
	if standalone := resp.Header.Get("X-Docker-Registry-Standalone"); standalone != "" {
		info.Standalone = strings.EqualFold(standalone, "true") || standalone == "1"
	}
	return info, nil
}

// pingV2 looks for a header that only registries of the second version have.
func (e *Endpoint) pingV2() (RegistryInfo, error) {
	resp, err := e.get("")
	if err != nil {
		return RegistryInfo{}, err
	}
	resp.Body.Close()
	spoken := strings.Join(resp.Header["Docker-Distribution-Api-Version"], " ")
	for _, name := range strings.Fields(spoken) {
		if name != "registry/2.0" {
			continue
		}
		switch resp.StatusCode {
		case http.StatusOK:
			return RegistryInfo{Standalone: true}, nil
		case http.StatusUnauthorized:
			return RegistryInfo{}, nil
		}
		return RegistryInfo{}, fmt.Errorf("v2 registry endpoint returned status %d: %q", resp.StatusCode, http.StatusText(resp.StatusCode))
	}
	return RegistryInfo{}, fmt.Errorf("%s does not appear to be a v2 registry endpoint", e)
}
