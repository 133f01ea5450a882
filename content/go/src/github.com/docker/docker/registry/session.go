// Reconstructs part of registry/session.go of Docker 1.6.2: what a daemon asks a registry of the first version for; leaves out pushing, searching, cookies, and picking up a download where it broke off.

package registry

import (
	"encoding/json"
	"fmt"
	"io"
	"io/ioutil"
	"net/http"
	"strconv"
	"strings"
	"time"

	log "github.com/Sirupsen/logrus"
)

// layerTries is how often a layer is asked for.
const layerTries = 5

// Session is a daemon's talk with one registry.
type Session struct {
	authConfig    *AuthConfig
	indexEndpoint *Endpoint
}

// NewSession begins one.
func NewSession(authConfig *AuthConfig, endpoint *Endpoint) *Session {
	return &Session{authConfig: authConfig, indexEndpoint: endpoint}
}

// get asks for an address, with the tokens that the registry has given.
func (r *Session) get(address string, tokens []string) (*http.Response, error) {
	req, err := http.NewRequest("GET", address, nil)
	if err != nil {
		return nil, err
	}
	if len(tokens) > 0 {
		req.Header.Set("Authorization", "Token "+strings.Join(tokens, ","))
	}
	return doRequest(req, r.indexEndpoint.IsSecure)
}

// GetRepositoryData asks for the images of a repository. The error about one that
// is not there has "HTTP code: 404" in it, and is known by that.
func (r *Session) GetRepositoryData(remote string) (*RepositoryData, error) {
	index := r.indexEndpoint.VersionString(APIVersion1)
	req, err := http.NewRequest("GET", index+"repositories/"+remote+"/images", nil)
	if err != nil {
		return nil, err
	}
	if r.authConfig != nil && r.authConfig.Username != "" {
		req.SetBasicAuth(r.authConfig.Username, r.authConfig.Password)
	}
	req.Header.Set("X-Docker-Token", "true")
	log.Debugf("[registry] Calling GET %s", req.URL)
	resp, err := doRequest(req, r.indexEndpoint.IsSecure)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
	case http.StatusUnauthorized:
		return nil, errLoginRequired
	case http.StatusNotFound:
		return nil, fmt.Errorf("HTTP code: %d", resp.StatusCode)
	default:
		text, _ := ioutil.ReadAll(resp.Body)
		return nil, fmt.Errorf("Error: Status %d trying to pull repository %s: %q", resp.StatusCode, remote, text)
	}

	var images []*ImgData
	if err := json.NewDecoder(resp.Body).Decode(&images); err != nil {
		return nil, err
	}
	data := &RepositoryData{ImgList: make(map[string]*ImgData), Tokens: resp.Header["X-Docker-Token"]}
	for _, img := range images {
		data.ImgList[img.ID] = img
	}
	// The images may be elsewhere than the index; by the same scheme, though.
	for _, hosts := range resp.Header["X-Docker-Endpoints"] {
		for _, host := range strings.Split(hosts, ",") {
			data.Endpoints = append(data.Endpoints, r.indexEndpoint.URL.Scheme+"://"+strings.TrimSpace(host)+"/v1/")
		}
	}
	if len(data.Endpoints) == 0 {
		data.Endpoints = []string{index}
	}
	return data, nil
}

// GetRemoteTags asks one registry after the other for the tags of a repository,
// until one answers: ids by tag.
func (r *Session) GetRemoteTags(registries []string, repository string, tokens []string) (map[string]string, error) {
	if !strings.Contains(repository, "/") {
		repository = "library/" + repository
	}
	for _, host := range registries {
		resp, err := r.get(host+"repositories/"+repository+"/tags", tokens)
		if err != nil {
			return nil, err
		}
		defer resp.Body.Close()
		switch resp.StatusCode {
		case http.StatusOK:
			tags := make(map[string]string)
			return tags, json.NewDecoder(resp.Body).Decode(&tags)
		case http.StatusNotFound:
			return nil, fmt.Errorf("Repository not found")
		}
	}
	return nil, fmt.Errorf("Could not reach any registry endpoint")
}

// GetRemoteHistory asks for the ids of an image and of all below it, the image first.
func (r *Session) GetRemoteHistory(imgID, registry string, tokens []string) ([]string, error) {
	resp, err := r.get(registry+"images/"+imgID+"/ancestry", tokens)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
	case http.StatusUnauthorized:
		return nil, errLoginRequired
	default:
		return nil, fmt.Errorf("Server error: %d trying to fetch remote history for %s", resp.StatusCode, imgID)
	}
	var history []string
	return history, json.NewDecoder(resp.Body).Decode(&history)
}

// GetRemoteImageJSON asks for what is known of an image, and for the size of its
// layer, -1 if the registry does not say.
func (r *Session) GetRemoteImageJSON(imgID, registry string, tokens []string) ([]byte, int, error) {
	resp, err := r.get(registry+"images/"+imgID+"/json", tokens)
	if err != nil {
		return nil, -1, fmt.Errorf("Failed to download json: %s", err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, -1, fmt.Errorf("HTTP code %d", resp.StatusCode)
	}
	size := -1
	if header := resp.Header.Get("X-Docker-Size"); header != "" {
		if size, err = strconv.Atoi(header); err != nil {
			return nil, -1, err
		}
	}
	text, err := ioutil.ReadAll(resp.Body)
	if err != nil {
		return nil, -1, fmt.Errorf("Failed to parse downloaded json: %s (%s)", err, text)
	}
	return text, size, nil
}

// GetRemoteImageLayer asks for the files of an image, again and again if nobody
// answers: after 5 s, after 10, 15 and 20.
func (r *Session) GetRemoteImageLayer(imgID, registry string, tokens []string) (io.ReadCloser, error) {
	status := 0
	for try := 1; ; try++ {
		resp, err := r.get(registry+"images/"+imgID+"/layer", tokens)
		if err == nil && resp.StatusCode == http.StatusOK {
			return resp.Body, nil
		}
		if err == nil {
			resp.Body.Close()
			status = resp.StatusCode
		} else {
			log.Debugf("Error contacting registry: %s", err)
		}
		if err == nil || try == layerTries {
			return nil, fmt.Errorf("Server error: Status %d while fetching image layer (%s)", status, imgID)
		}
		time.Sleep(time.Duration(try) * 5 * time.Second)
	}
}
